import { WEBHOOK_ARGUMENTS } from './kubernetes-store';
import { TLS_FILES } from './tls';
import { LogLevel } from '../../core';

/** What differs between the arguments. */
interface Chosen {
  readonly kubernetesStore: boolean;
  readonly tls: boolean;
  readonly logLevel: LogLevel;
}

/** Arguments of the API server where those of the image do not do: they take their place. */
export function apiServerArguments({ kubernetesStore, tls, logLevel }: Chosen): string[] {
  return [
    '--config=/config',
    '--sampleconfig=/config/sample_config.json',
    '-logtostderr=true',
    ...logLevel === 'info' ? [] : ['--logLevel=$(LOG_LEVEL)'], // the program's own default
    ...kubernetesStore ? WEBHOOK_ARGUMENTS : [],
    ...tls ? [`--tlsCertPath=${TLS_FILES.certificate}`, `--tlsCertKeyPath=${TLS_FILES.key}`] : [],
  ];
}
