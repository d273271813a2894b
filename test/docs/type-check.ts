import ts from "typescript";

/** The compiler's errors about some programs, with the project's options. */
export function problemsOf(files: readonly string[], options: ts.CompilerOptions = {}): string[] {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const own = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd()).options;
  const program = ts.createProgram(files, { ...own, noEmit: true, skipLibCheck: true, ...options });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
