// gen-sdk <schema.json> <folder> writes the Python, Go and Node.js SDKs of a schema to subfolders. It calls the generators
// that `pulumi package gen-sdk` reaches through the language hosts, for machines that have none of these.
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"

	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

type files = map[string][]byte

var generators = map[string]func(*schema.Package) (files, error){
	"python": func(pkg *schema.Package) (files, error) { return python.GeneratePackage("gen-sdk", pkg, nil, nil) },
	"go":     func(pkg *schema.Package) (files, error) { return golang.GeneratePackage("gen-sdk", pkg, nil) },
	"nodejs": func(pkg *schema.Package) (files, error) {
		return nodejs.GeneratePackage("gen-sdk", pkg, nil, nil, false, nil)
	},
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	check(err)
	for language, generate := range generators {
		sdk, err := generate(packageOf(text))
		check(err)
		for name, content := range sdk {
			file := filepath.Join(os.Args[2], language, name)
			check(os.MkdirAll(filepath.Dir(file), 0o755))
			check(os.WriteFile(file, content, 0o644))
		}
	}
}

// packageOf is called for each language, since generators change the package.
func packageOf(text []byte) *schema.Package {
	var spec schema.PackageSpec
	check(json.Unmarshal(text, &spec))
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	check(err)
	if len(diagnostics) > 0 {
		log.Fatal(diagnostics)
	}
	return pkg
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
