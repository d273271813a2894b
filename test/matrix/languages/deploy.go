// Runs refreshSite as the program of a stack: deploy preview|up
package main

import (
	"context"
	"log"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func program(ctx *pulumi.Context) error {
	var upload pulumi.ResourceState
	if err := ctx.RegisterComponentResource("guide:index:Upload", "upload", &upload); err != nil {
		return err
	}
	return refreshSite(ctx, &upload)
}

func main() {
	ctx := context.Background()
	stack, err := auto.UpsertStackInlineSource(ctx, "dev", "guide", program)
	if err != nil {
		log.Fatal(err)
	}
	if os.Args[1] == "preview" {
		_, err = stack.Preview(ctx, optpreview.ProgressStreams(os.Stdout))
	} else {
		_, err = stack.Up(ctx, optup.ProgressStreams(os.Stdout))
	}
	if err != nil {
		log.Fatal(err)
	}
}
