import { Application, ReflectionKind } from "typedoc";

/** Interfaces that a program fills in. */
const FILLED_IN = /(?:Args|Options|Limits|Role|Oidc|Rule|Seconds)$/;

/**
 * A TypeDoc plugin. It warns of each argument that says neither its default (`@defaultValue`) nor that it is required,
 * and of each number that does not say its unit (`@unit`).
 *
 * @param {Application} app
 */
export function argumentsDocumented(app) {
  app.on(Application.EVENT_VALIDATE_PROJECT, (project) => {
    for (const argument of project.getReflectionsByKind(ReflectionKind.Property)) {
      const { name } = argument.parent;
      if (!argument.parent.kindOf(ReflectionKind.Interface) || !FILLED_IN.test(name)) continue;
      for (const problem of problemsOf(argument))
        app.logger.validationWarning(`${name}.${argument.name} ${problem}`);
    }
  });
}

function problemsOf({ type, comment }) {
  const has = (tag) => comment?.getTag(tag) !== undefined;
  const text = comment?.summary.map((part) => part.text).join("") ?? "";
  const isGiven = String(type) !== "undefined";
  return [
    isGiven &&
      !has("@defaultValue") &&
      !/\bRequired\b/.test(text) &&
      "has no default: @defaultValue, or Required.",
    /\bnumber\b/.test(String(type)) && !has("@unit") && "is a number without unit: @unit",
  ].filter(Boolean);
}
