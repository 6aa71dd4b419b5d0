/** A small reader of the flowcharts that pages hold: what Mermaid would refuse, it refuses too. */

/** What a flowchart draws. */
export interface Chart {
  /** Boxes and groups by id, with the text in quotes. */
  readonly texts: ReadonlyMap<string, string>;
  /** `from -> to`, with the text between if there is one. */
  readonly arrows: readonly string[];
  /** Ids of the groups around a box, the outermost first. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

const TEXT = '"([^"\\n]*)"';
const BOX = new RegExp(`^([A-Za-z][\\w-]*)(?:\\[${TEXT}\\]|\\(\\[${TEXT}\\]\\)|\\[/${TEXT}/\\]|\\[\\(${TEXT}\\)\\]|\\[\\[${TEXT}\\]\\])$`);
const GROUP = new RegExp(`^subgraph ([A-Za-z][\\w-]*)\\[${TEXT}\\]$`);
const ARROW = new RegExp(`^([\\w-]+) (?:-->|-\\.->)(?:\\|${TEXT}\\|)? ([\\w-]+)$`);

/** Reads the one flowchart of a page. */
export function chartOf(page: string): Chart {
  const [, text] = /^```mermaid\nflowchart TB\n([\s\S]*?)\n```$/m.exec(page) ?? [];
  if (text === undefined) {
    throw new Error('the page has no flowchart');
  }
  const texts = new Map<string, string>();
  const groups = new Map<string, readonly string[]>();
  const [arrows, open, used]: string[][] = [[], [], []];
  const declare = (id: string, words: string): void => {
    if (texts.has(id)) {
      throw new Error(`${id} is there twice`);
    }
    texts.set(id, words);
    groups.set(id, [...open]);
  };
  for (const line of text.split('\n').map(one => one.trim())) {
    const [box, group, arrow] = [BOX, GROUP, ARROW].map(pattern => pattern.exec(line));
    if (group) {
      declare(group[1], group[2]);
      open.push(group[1]);
    } else if (arrow) {
      arrows.push(`${arrow[1]} -> ${arrow[3]}${arrow[2] === undefined ? '' : ` ${arrow[2]}`}`);
      used.push(arrow[1], arrow[3]);
    } else if (box) {
      declare(box[1], box.slice(2).find(one => one !== undefined) ?? '');
    } else if (line === 'end') {
      open.pop();
    } else if (line !== 'direction TB') {
      throw new Error(`no line of a flowchart: ${line}`);
    }
  }
  const unknown = used.filter(id => !texts.has(id));
  if (unknown.length > 0 || open.length > 0) {
    throw new Error(`not declared: ${unknown.join(', ')}; not closed: ${open.join(', ')}`);
  }
  return { texts, arrows, groups };
}
