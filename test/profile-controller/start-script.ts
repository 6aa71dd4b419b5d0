/** The script that SeaweedFS starts with, as JSON: npx tsx test/profile-controller/start-script.ts */
import { START_SCRIPT } from '../../src/components/seaweedfs/start';

console.log(JSON.stringify(START_SCRIPT));
