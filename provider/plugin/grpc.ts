import type * as Grpc from "@grpc/grpc-js";
import { pulumiRpc } from "../effects/pulumi-rpc";

export const grpc: typeof Grpc = pulumiRpc("@grpc/grpc-js");
export const messages: typeof import("@pulumi/pulumi/proto/provider_pb") = pulumiRpc("./proto/provider_pb");
export const { ResourceProviderService }: typeof import("@pulumi/pulumi/proto/provider_grpc_pb") =
  pulumiRpc("./proto/provider_grpc_pb");
export const { PluginInfo }: typeof import("@pulumi/pulumi/proto/plugin_pb") = pulumiRpc("./proto/plugin_pb");
export const { Status }: typeof import("@pulumi/pulumi/proto/status_pb") = pulumiRpc("./proto/status_pb");
export const { Struct } = pulumiRpc("google-protobuf/google/protobuf/struct_pb");
export const { Empty } = pulumiRpc("google-protobuf/google/protobuf/empty_pb");
export const { Any } = pulumiRpc("google-protobuf/google/protobuf/any_pb");
