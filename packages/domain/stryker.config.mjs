import { mutationOf } from '../../scripts/mutation.mjs';

export default mutationOf(['src/tally/**/*.ts', 'src/pabulib/**/*.ts', 'src/fraction.ts', '!src/tally/naive/**']);
