/** Matches one frame of a stack trace. */
export const STACK_TRACE = /\n\s+at .*\.[cm]?[jt]s/;
