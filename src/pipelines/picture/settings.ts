/** Settings of a whole run in words. */
import type { PipelineConfig, WorkspaceConfig } from '../ir/types';
import { code } from './markdown';
import { timeText } from './plain';

/** A list of what holds for a whole run. */
export function settingsSection(config: PipelineConfig = {}): string[] {
  const { workspace, resourceTtl, resourceTtlOnCompletion, resourceTtlOnSuccess, resourceTtlOnFailure, activeDeadlineSeconds } = config;
  const lines = [
    workspace === undefined ? '' : workspaceText(workspace),
    activeDeadlineSeconds === undefined ? '' : `it may take ${timeText(activeDeadlineSeconds)}`,
    removed('it has ended', resourceTtlOnCompletion ?? resourceTtl),
    removed('it has succeeded', resourceTtlOnSuccess),
    removed('it has failed', resourceTtlOnFailure),
  ].filter(line => line !== '');
  return lines.length === 0 ? [] : ['## Settings of a run', lines.map(line => `- ${line}`).join('\n')];
}

function workspaceText({ size, kubernetes }: WorkspaceConfig): string {
  const { accessModes, storageClassName } = kubernetes?.pvcSpecPatch ?? {};
  return [
    `all tasks share a volume of ${code(size)}`,
    typeof storageClassName === 'string' ? `class ${code(storageClassName)}` : '',
    Array.isArray(accessModes) ? accessModes.map(mode => code(String(mode))).join(', ') : '',
  ].filter(text => text !== '').join(', ');
}

function removed(when: string, seconds: number | undefined): string {
  return seconds === undefined ? '' : `its objects are removed ${timeText(seconds)} after ${when}`;
}
