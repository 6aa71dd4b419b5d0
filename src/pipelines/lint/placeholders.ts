/** A placeholder in a text. */
export interface Placeholder {
  /** As it stands there, with its braces. */
  readonly text: string;
  /** What it reads. @default - it is of no known form, or reads all inputs and outputs */
  readonly reads?: Read;
}

/** What a placeholder reads. */
export interface Read {
  readonly side: 'inputs' | 'outputs';
  readonly kind: 'parameters' | 'artifacts';
  readonly name: string;
}

const ANY = /\{\{\$[^]*?\}\}/g;
const NAMED = /^\{\{\$\.(inputs|outputs)\.(parameters|artifacts)\['([^']+)'\](\.(?:uri|path|output_file|metadata\['[^']+'\]))?\}\}$/;

/** What follows the name, of each kind. */
const ENDS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'inputs.parameters': [undefined],
  'inputs.artifacts': [undefined, '.uri', '.path'],
  'outputs.parameters': ['.output_file'],
  'outputs.artifacts': ['.uri', '.path'],
};

/** The placeholders of a text, in order, each once. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...new Set(text.match(ANY))].map(each => {
    const [, side, kind, name, end] = NAMED.exec(each) ?? [];
    const isKnown = name !== undefined && (ENDS[`${side}.${kind}`].includes(end) || end?.startsWith('.metadata'));
    return isKnown ? { text: each, reads: { side: side as Read['side'], kind: kind as Read['kind'], name } } : { text: each };
  });
}
