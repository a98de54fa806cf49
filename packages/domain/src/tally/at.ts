/**
 * What stands at a place of a list, such as the votes of a project by place. Innermost loops do without: they read
 * lists of several types, which would make this slow.
 * @throws when the list does not reach that far: that is a mistake in the code
 */
export function at<Value>(list: ArrayLike<Value>, place: number): Value {
  const value = list[place];
  // Not `invariant`, as that would make a message also when all is well.
  if (value === undefined) throw new RangeError(`There is nothing at place ${place}`);
  return value;
}
