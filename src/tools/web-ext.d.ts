/** The package has no types; these are the parts used here. */
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
