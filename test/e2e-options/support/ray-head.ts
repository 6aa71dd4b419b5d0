import { ChildProcess, spawn } from 'child_process';
import * as path from 'path';
import { spaceOf } from '../../e2e/support/pod';

/** What answers in the network of a head for Ray, which is not here. */
export class RayHead {
  private readonly process: ChildProcess;
  private heard = '';

  /** @param jobs that were handed over by others */
  constructor(pod: any, ...jobs: readonly string[]) {
    this.process = spawn('ip', [...spaceOf(pod), process.execPath, path.join(__dirname, 'dashboard.cjs'), ...jobs], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.process.stdout!.on('data', (part: Buffer) => this.heard += part.toString());
  }

  /** Requests so far, one a line: method, path, body. */
  public get requests(): readonly string[] {
    return this.heard.split('\n').filter(line => line !== '');
  }

  /** Ends it. */
  public end(): void {
    this.process.kill();
  }
}
