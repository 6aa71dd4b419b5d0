import { basename, normalize } from 'node:path';
import { Command, UsageError } from './command';
import { checkedUrl, download } from './download';
import { keepFetched } from './lock-file';
import { ConfigError, shown } from '../core/errors';
import { LOCK } from '../pipelines/formats/lock';
import { readDefinition } from '../pipelines/formats/definition';
import { ENDINGS, textOf } from '../pipelines/ir/archives';

/** Brings a component or a compiled pipeline into the repository. */
export const componentFetch: Command = {
  name: 'component fetch',
  takes: 'URL [FILE]',
  summary: 'brings a component.yaml or a compiled pipeline into the repository',
  help: `Writes FILE, by default the last name of URL, and its address and SHA-256 into ${LOCK} beside it; commit both.
A file that differs from its entry is refused where it is used. Nothing is written if URL gives no component.`,
  async run([url, file, ...others], _options, { out }) {
    if (url === undefined || others.length > 0) {
      throw new UsageError('component fetch takes an address and perhaps a file');
    }
    const target = normalize(file ?? basename(checkedUrl(url).pathname));
    if (!ENDINGS.some(ending => target.toLowerCase().endsWith(ending))) {
      throw new ConfigError('FetchedFile', `the file to write must end in ${ENDINGS.join(', ')}, got ${shown(target)}; name it behind the address`);
    }
    const content = await download(url);
    const { text, name } = textOf(target, content);
    const { kind } = readDefinition(text, name);
    const { sha256, was } = keepFetched(target, url, content);
    out(`${was === 'same' ? 'is there' : was === 'older' ? 'updated' : 'written'}: ${target}, a ${kind}, sha256 ${sha256}\n`);
    return 0;
  },
};
