"""
A program with the Automation API. Each line of its standard input is an operation and its options, in JSON: ["preview", "diff"].
It prints the operation's output, then a NUL character and "ok" or "failed".
"""

import json
import sys

import pulumi
from pulumi import automation as auto

OUTPUTS = ["taskIds", "requestIds", "refreshed", "status", "pending"]


def read(name):
    with open(name) as file:
        return json.load(file)


class Refresh(pulumi.CustomResource):
    def __init__(self, type, name, args, options):
        props = {**{output: None for output in OUTPUTS}, **args}
        super().__init__(f"alicloud-refresh:index:{type}", name, props, options)


def program():
    resources = read("args.json")
    for name, resource in resources.items():
        args = dict(resource["args"])
        options = pulumi.ResourceOptions(**resource.get("options", {}))
        if "folder" in args:
            hashed = pulumi.runtime.invoke("alicloud-refresh:index:hashAssets", {"folder": args.pop("folder")})
            args["assets"] = hashed.value["text"]
        if "alias" in resource:
            options.aliases = [pulumi.Alias(type_=resource["alias"])]
        if "account" in resource:
            options.provider = pulumi.ProviderResource("alicloud-refresh", f"{name}-account", resource["account"])
        for key in resource.get("secret", []):
            args[key] = pulumi.Output.secret(args[key])
        Refresh(resource["type"], name, args, options)


stack = auto.create_or_select_stack("dev", project_name="test", program=program)
config = read("config.json")
stack.set_all_config({key: auto.ConfigValue(value, secret=key.endswith("Key")) for key, value in config.items()})
for line in sys.stdin:
    operation, *options = json.loads(line)
    try:
        getattr(stack, operation)(on_output=print, on_error=print, color="never", **{name: True for name in options})
        print("\0ok", flush=True)
    except auto.CommandError:
        print("\0failed", flush=True)
