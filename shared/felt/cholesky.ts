/** Solves K·x = y again and again for one symmetric positive definite matrix. */
export interface Cholesky {
  solve(y: Float64Array): Float64Array;
}

/** Throws when K (row by row, `size` × `size`) is not positive definite. */
export function cholesky(K: Float64Array, size: number): Cholesky {
  const L = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = K[i * size + j];
      for (let k = 0; k < j; k++) rest -= L[i * size + k] * L[j * size + k];
      if (i === j && !(rest > 0)) throw new Error(`cholesky: not positive definite at row ${i}`);
      L[i * size + j] = i === j ? Math.sqrt(rest) : rest / L[j * size + j];
    }
  }
  return {
    solve(y) {
      const x = Float64Array.from(y);
      for (let i = 0; i < size; i++) {
        let rest = x[i];
        for (let k = 0; k < i; k++) rest -= L[i * size + k] * x[k];
        x[i] = rest / L[i * size + i];
      }
      for (let i = size - 1; i >= 0; i--) {
        let rest = x[i];
        for (let k = i + 1; k < size; k++) rest -= L[k * size + i] * x[k];
        x[i] = rest / L[i * size + i];
      }
      return x;
    },
  };
}
