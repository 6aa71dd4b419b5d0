import * as fs from 'fs';
import * as path from 'path';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';

const FOLDER = path.join(__dirname, '..', '..', '..', '..', 'shared', 'kfp', 'goldens');

/** What Python's SDK compiled, by the name of the file, when it lies beside the repository. */
export function goldens(): readonly (readonly [name: string, pipeline: CompiledPipeline])[] {
  if (!fs.existsSync(FOLDER)) {
    process.stderr.write(`skipped: no pipelines that Python's SDK compiled at ${FOLDER}; our own in test/pipelines/lint are looked at\n`);
    return [];
  }
  return fs.readdirSync(FOLDER).filter(file => file.endsWith('.yaml')).sort()
    .map(file => [file.replace('.yaml', ''), decodePipeline(fs.readFileSync(path.join(FOLDER, file), 'utf8'), file)] as const);
}
