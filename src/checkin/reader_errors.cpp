// SPDX-License-Identifier: Apache-2.0
#include "checkin/reader_errors.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

constexpr core::Text certificate_over{"authentication certificate expired or revoked",
                                      "利用者証明用電子証明書の失効・有効期限切れ"};

constexpr ReaderError errors[] = {
    {Reason::card_unreadable,
     "001",
     {"the card is not recognised", "マイナンバーカードの認識不可"}},
    {Reason::not_a_my_number_card, "002", {"not a My Number card", "マイナンバーカード以外"}},
    {Reason::certificate_expired, "006", certificate_over},
    {Reason::certificate_revoked, "006", certificate_over},
};

}  // namespace

const ReaderError* reader_error_of(Reason reason) {
  const auto* row = std::ranges::find(errors, reason, &ReaderError::reason);
  return row == std::ranges::end(errors) ? nullptr : row;
}

}  // namespace madoguchi::checkin
