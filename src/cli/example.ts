// How the help of a command shows an example.

/** For `addHelpText('after', …)`. */
export const example = (...lines: string[]) => ['\nExample:', ...lines.map((line) => `  $ ${line}`)].join('\n');
