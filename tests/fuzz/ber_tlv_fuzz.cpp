// SPDX-License-Identifier: Apache-2.0
// Any bytes as BER-TLV data objects, their children, and as an answer to reset.
#include "iso7816/atr.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/response_apdu.hpp"

#include <cstdlib>

namespace {

using namespace madoguchi;

void require(bool condition) {
  if (!condition) std::abort();
}

void walk(core::ByteView bytes, int depth) {
  const auto all = iso7816::parse_tlvs(bytes);
  if (!all || depth > 64) return;
  std::size_t used = 0;
  for (const iso7816::BerTlv& tlv : *all) {
    used += tlv.whole.size();
    require(tlv.value.size() < tlv.whole.size());
    require(tlv.whole.data() >= bytes.data());
    require(tlv.whole.data() + tlv.whole.size() <= bytes.data() + bytes.size());
    require(iso7816::tlv_size(tlv.whole).value() == tlv.whole.size());
    const core::Bytes again = iso7816::encode_tlv(tlv.tag, tlv.value);
    const auto parsed = iso7816::parse_tlv(again);
    // Leading zero bytes of a tag are lost, nothing else.
    require(!parsed || parsed->value.size() == tlv.value.size() || tlv.tag == 0);
    if (tlv.constructed()) walk(tlv.value, depth + 1);
  }
  require(used <= bytes.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  walk(input, 0);
  if (const auto atr = iso7816::Atr::parse(input)) {
    require(atr->historical_bytes().size() <= 15);
  }
  if (const auto response = iso7816::ResponseApdu::decode(input)) {
    require(response->encode() == core::Bytes(input.begin(), input.end()));
  }
  return 0;
}
