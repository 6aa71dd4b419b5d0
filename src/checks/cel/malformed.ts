/** Ends a function that cannot read a text: to the API server the rule is broken then. */
export function malformed(form: string, text: string): never {
  throw new Error(`${JSON.stringify(text)} is no ${form}`);
}
