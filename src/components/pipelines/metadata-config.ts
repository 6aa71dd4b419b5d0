import { Group } from './group';
import { TLS_FILES, tlsVolume } from './tls';
import { Container, EnvVar, Volume, VolumeMount } from '../../apis/k8s/core/v1';

const FOLDER = '/etc/grpc';
const VOLUME = 'grpc-tls-config';

/** The file with the database and the certificate, which the metadata store takes in no other way than together. */
export const METADATA_CONFIG_FILE = `${FOLDER}/config.proto`;

/** Where the container before the metadata store writes the file, and where the store reads it. */
export const METADATA_CONFIG_MOUNT: VolumeMount = { name: VOLUME, mountPath: FOLDER };
/** The volume of the file. */
export const METADATA_CONFIG_VOLUME: Volume = { name: VOLUME, emptyDir: {} };

/**
 * Writes that file, as a message of protocol buffers in its notation as text: what stands in quotes has `\` before quotes and itself, and
 * line ends as `\n`.
 */
export const METADATA_CONFIG_SCRIPT = String.raw`set -eu
umask 077

# Standard input as the inside of a quoted text.
text() { sed -e 's/[\\"]/\\&/g' -e 's/$/\\n/' | tr -d '\n'; }
# An argument of one line likewise.
word() { printf '%s' "$1" | sed -e 's/[\\"]/\\&/g'; }
# A field; not by echo, which makes line ends of \n in some shells.
field() { printf '  %s: "%s"\n' "$1" "$2"; }

{
  printf 'connection_config { mysql {\n  port: %s\n' "$MYSQL_PORT"
  field host "$(word "$MYSQL_HOST")"
  field database "$(word "$MYSQL_DATABASE")"
  field user "$(word "$DBCONFIG_USER")"
  field password "$(word "$DBCONFIG_PASSWORD")"
  printf '} }\nssl_config {\n  client_verify: false\n'
  field server_key "$(text < "$TLS_KEY")"
  field server_cert "$(text < "$TLS_CERTIFICATE")"
  field custom_ca "$(text < "$TLS_AUTHORITY")"
  printf '}\n'
} > "$CONFIG_FILE"
`;

/** Name of the container that writes the file. */
export const METADATA_CONFIG_WRITER = 'generate-config';

/** The container that writes the file before the metadata store starts, which it does with the certificate of that time. */
export function metadataConfigWriter(group: Group, image: string, env: readonly EnvVar[]): Omit<Container, 'securityContext'> {
  return {
    name: METADATA_CONFIG_WRITER,
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-ec'],
    args: [METADATA_CONFIG_SCRIPT],
    env: [
      ...env,
      { name: 'CONFIG_FILE', value: METADATA_CONFIG_FILE },
      { name: 'TLS_CERTIFICATE', value: TLS_FILES.certificate },
      { name: 'TLS_KEY', value: TLS_FILES.key },
      { name: 'TLS_AUTHORITY', value: TLS_FILES.authority },
    ],
    volumeMounts: [...tlsVolume(group).mounts, METADATA_CONFIG_MOUNT],
  };
}
