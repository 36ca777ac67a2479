// SPDX-License-Identifier: Apache-2.0
#include "reader/templates_ahead.hpp"

#include <algorithm>

namespace madoguchi::reader {

ports::Task<> TemplatesAhead::prepare(std::shared_ptr<const biometrics::Image> frame) {
  auto made = co_await comparator_.create_template(frame, biometrics::SampleRole::probe);
  if (!made) co_return made.error();
  made_.emplace_back(std::move(frame), *std::move(made));
  co_return core::Result<>{};
}

void TemplatesAhead::keep(std::size_t kept) {
  while (made_.size() > kept) made_.pop_front();
}

ports::Task<biometrics::Extraction> TemplatesAhead::create_template(
    std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) {
  const auto of_sample = [&sample](const auto& one) { return one.first == sample; };
  const auto known = std::ranges::find_if(made_, of_sample);
  if (role == biometrics::SampleRole::probe && known != made_.end()) co_return known->second;
  co_return co_await comparator_.create_template(std::move(sample), role);
}

}  // namespace madoguchi::reader
