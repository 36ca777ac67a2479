// SPDX-License-Identifier: Apache-2.0
// evaluation.json as `face plot` reads it: whatever comes, there is a page or a reason why not.
#include "core/bytes.hpp"
#include "evaluation/report/page.hpp"

#include <boost/json.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  boost::json::error_code error;
  const auto document = boost::json::parse(core::as_text({data, size}), error);
  if (error) return 0;
  for (const auto language : {core::Language::english, core::Language::japanese}) {
    const auto page = evaluation::report::page(document, language);
    if (page ? page->empty() : page.error().context.empty()) std::abort();
  }
  return 0;
}
