import ts from "typescript";

/** What the compiler has to say about some programs, by the project's own options. */
export function problemsOf(files: readonly string[], options: ts.CompilerOptions = {}): string[] {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const own = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd()).options;
  const program = ts.createProgram(files, { ...own, noEmit: true, skipLibCheck: true, ...options });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
