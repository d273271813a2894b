"""Runs guide.py as the program of a stack: python deploy.py preview|up"""

import os
import runpy
import sys

import pulumi
from pulumi import automation as auto


def program():
    upload = pulumi.ComponentResource("guide:index:Upload", "upload")
    runpy.run_path("guide.py", {"upload": upload})


stack = auto.create_or_select_stack("dev", project_name="guide", program=program)
for name in ["accessKey", "secretKey"]:
    stack.set_config(f"partner:{name}", auto.ConfigValue(os.environ[f"PARTNER_{name}"], secret=True))
getattr(stack, sys.argv[1])(on_output=print, on_error=print, color="never")
