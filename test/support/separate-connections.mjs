/**
 * Lets Pulumi's clients open connections of their own, where one process serves many runs. Shared ones remember for a
 * while that nothing listens at a port: a run whose engine has the port of an earlier one would fail.
 * `load` is a require() of the package @pulumi/pulumi.
 */
export function separateConnections(load) {
  load("./runtime/settings").grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;
}
