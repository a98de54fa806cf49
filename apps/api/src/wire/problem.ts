import { z } from 'zod';
import { type ProblemCode, PROBLEMS } from '../problem.ts';

/** One of the faults in what was sent: where it is and what is wrong with it. */
const Fault = z.looseObject({
  code: z.string().optional(),
  field: z.string().optional(),
  message: z.string().optional(),
});

/** A refusal as RFC 9457 describes it, with the facts of this refusal beside it. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(Fault).optional(),
  })
  .meta({ id: 'Problem' });
