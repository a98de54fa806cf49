import fc from 'fast-check';
import type { NoteSignature, SignedNote } from '../src/public-log/signed-note.ts';

/** The key and the note from the documentation of golang.org/x/mod/sumdb/note. */
export const PETER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
export const PETER_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

/** The checkpoint with a cosignature from the text of C2SP tlog-cosignature. */
export const COSIGNED_NOTE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

export const keyNames = fc.stringMatching(/^[a-zé—=/.-]{1,12}$/);

export const signatures: fc.Arbitrary<NoteSignature> = fc.record({
  name: keyNames,
  keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
  signature: fc.uint8Array({ minLength: 1, maxLength: 72 }),
});

/** Any note; its text may hold empty lines, and lines that look like signatures. */
export const signedNotes: fc.Arbitrary<SignedNote> = fc.record({
  text: fc
    .array(fc.oneof(fc.stringMatching(/^[a-z —é]{0,8}$/), fc.constant('— a AAAAAAA=')), { maxLength: 5 })
    .map((lines) => `${lines.join('\n')}\n`),
  signatures: fc.uniqueArray(signatures, {
    minLength: 1,
    maxLength: 5,
    selector: ({ name, keyId }) => `${name} ${keyId}`,
  }),
});

/** The texts that are one step away: one character removed, doubled, replaced or added, at every place. */
export function editsOf(text: string, characters = 'aA0=+/ \n\t\u2014\u00a0'): readonly string[] {
  return Array.from({ length: text.length + 1 }, (_, at) => {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    const replaced = Array.from(characters, (character) => before + character + after.slice(1));
    return [before + after.slice(1), ...replaced, ...Array.from(characters, (character) => before + character + after)];
  })
    .flat()
    .filter((edit) => edit !== text);
}
