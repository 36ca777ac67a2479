// SPDX-License-Identifier: Apache-2.0
// Products of large matrices by OpenBLAS.
#pragma once

#include <cstddef>

namespace madoguchi::adapters::blas {

/// Rows of equal length one after another.
struct MatrixView {
  const float* values = nullptr;
  std::size_t rows = 0;
  std::size_t length = 0;
};

/// The calling thread does the work of multiply_transposed itself from now on, so that several
/// threads can each have their own product. A setting of the whole process.
void use_calling_thread_only();

/// product[i * b.rows + j] = row i of a times row j of b, in single precision, in an order of
/// OpenBLAS's choice: off by at most length * 2^-24 times the sum of the magnitudes of the terms.
/// Both have the same length.
void multiply_transposed(const MatrixView& a, const MatrixView& b, float* product);

}  // namespace madoguchi::adapters::blas
