// How often a test of chance is tried: often enough on a desk to find what is plainly wrong while the whole suite takes minutes, and many
// times where a change is proved.

/** On a desk so often; under CI=true five times as often, unless told otherwise. */
export const runs = (desk: number, ci = 5 * desk): number => (process.env['CI'] ? ci : desk);
