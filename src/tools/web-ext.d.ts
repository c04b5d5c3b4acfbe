/** The package has no types of its own; this is the little that is used of it. */
declare module 'web-ext' {
  export interface LintMessage {
    readonly code: string;
    readonly message: string;
    readonly description: string;
    readonly file?: string;
    readonly line?: number;
  }
  export const cmd: {
    lint(
      options: { readonly sourceDir: string; readonly output: 'none' },
      way: { readonly shouldExitProgram: false },
    ): Promise<Readonly<Record<'errors' | 'warnings' | 'notices', readonly LintMessage[]>>>;
  };
}
