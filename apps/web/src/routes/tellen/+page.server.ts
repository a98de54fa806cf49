import { countExplorer as words } from '#lib/messages/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ description: words.description });
