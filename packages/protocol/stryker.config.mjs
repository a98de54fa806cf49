import { mutationOf } from '../../scripts/mutation.mjs';

export default mutationOf(['src/**/*.ts', '!src/**/*.d.ts']);
