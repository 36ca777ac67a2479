// SPDX-License-Identifier: Apache-2.0
#include "iso7816/response_apdu.hpp"

namespace madoguchi::iso7816 {

core::Result<ResponseApdu> ResponseApdu::decode(core::ByteView bytes) {
  if (bytes.size() < 2) return core::fail(core::Errc::short_response, "response APDU");
  const core::ByteView trailer = bytes.last(2);
  const core::ByteView data = bytes.first(bytes.size() - 2);
  return ResponseApdu({data.begin(), data.end()},
                      {static_cast<std::uint16_t>(trailer[0] * 256U + trailer[1])});
}

ResponseApdu ResponseApdu::of(core::ByteView bytes) {
  ResponseApdu answer;
  answer.data.reserve(bytes.size() + 2);
  core::append(answer.data, bytes);
  return answer;
}

core::Bytes ResponseApdu::encode() const& {
  core::Bytes out = data;
  out.push_back(status.sw1());
  out.push_back(status.sw2());
  return out;
}

core::Bytes ResponseApdu::encode() && {
  core::Bytes out = std::move(data);
  out.push_back(status.sw1());
  out.push_back(status.sw2());
  return out;
}

}  // namespace madoguchi::iso7816
