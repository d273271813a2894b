import type { Values } from "./deployment";
import { Host } from "./host";
import { PluginProcess } from "./plugin-process";

export type AnyHost = Host | PluginProcess;

/** Who runs the provider objects: the host of dynamic resources, or the plugin. */
export const HOSTS = [
  { by: "the dynamic host", namespace: "alicloud", start: (config: Values) => Host.start(config) },
  { by: "the plugin", namespace: "alicloud-refresh", start: (config: Values) => PluginProcess.start(config) },
] as const;
