/** What a program logs at least, most talkative first. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
