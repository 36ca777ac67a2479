// SPDX-License-Identifier: Apache-2.0
// Camera streams from the network: first a Content-Type up to the line feed, then the body in
// pieces of changing size. Parts never exceed what came.
#include "adapters/http/multipart_reader.hpp"
#include "core/bytes.hpp"

#include <algorithm>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  const std::string_view all = core::as_text({data, size});
  const auto line = std::min(all.find('\n'), all.size());
  auto boundary = adapters::http::multipart_boundary(all.substr(0, line));
  adapters::http::MultipartReader reader(boundary ? *boundary : "f");
  std::string_view rest = all.substr(line);
  std::size_t given = 0;
  for (std::size_t step = 1; !rest.empty(); step = step * 2 % 61 + 1) {
    const auto piece = rest.substr(0, step);
    rest.remove_prefix(piece.size());
    reader.push(piece);
    while (true) {
      const auto part = reader.next();
      if (!part) return 0;
      if (!*part) break;
      given += (*part)->body.size();
      if (given > size) std::abort();
    }
  }
  return 0;
}
