import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesIn } from './files';

/** Links of the pages, and pages named by messages, that lead to no file of an installed package. */
export function deadLinks(folder: string): string[] {
  const files = filesIn(folder);
  const leads = (target: string) => files.some(file => file === target || file.startsWith(`${target.replace(/\/$/, '')}/`));
  return files.flatMap(file => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const targets = file.endsWith('.md') ? linked(text).map(target => path.posix.join(path.posix.dirname(file), target)) : /^lib\/.*\.js$/.test(file) ? named(text) : [];
    return targets.filter(target => !leads(target)).map(target => `${file}: ${target}`);
  });
}

/** Relative links of a page, without anchors. */
function linked(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target]) => target).filter(target => !/^\w+:/.test(target));
}

/** Pages that strings of a program name; comments may name those of other projects. */
function named(text: string): string[] {
  const code = text.split('\n').filter(line => !/^\s*(\*|\/[*/])/.test(line)).join('\n');
  return [...code.matchAll(/(?<![\w./-])docs\/[\w/-]+\.md/g)].map(([target]) => target);
}
