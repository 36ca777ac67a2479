// SPDX-License-Identifier: Apache-2.0
#include "adapters/blas/matrix_product.hpp"

#include <cblas.h>

namespace madoguchi::adapters::blas {

void use_calling_thread_only() { openblas_set_num_threads(1); }

void multiply_transposed(const MatrixView& a, const MatrixView& b, float* product) {
  const auto rows = static_cast<blasint>(a.rows);
  const auto columns = static_cast<blasint>(b.rows);
  const auto length = static_cast<blasint>(a.length);
  if (rows == 0 || columns == 0) return;
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, length, 1.0F, a.values,
              length, b.values, length, 0.0F, product, columns);
}

}  // namespace madoguchi::adapters::blas
