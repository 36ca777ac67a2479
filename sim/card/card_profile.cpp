// SPDX-License-Identifier: Apache-2.0
#include "sim/card/card_profile.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {

core::Secret verification_number_b(core::CivilDate born, core::CivilDate card_expiry,
                                   const std::string& security_code, bool foreign_national) {
  const int year =
      foreign_national ? static_cast<int>(born.year()) % 100 : pki::era_year(born) % 100;
  return core::Secret(fmt::format(
      "{:02}{:02}{:02}{:04}{}", year, static_cast<unsigned>(born.month()),
      static_cast<unsigned>(born.day()), static_cast<int>(card_expiry.year()), security_code));
}

core::Secret verification_number_b(const CardHolder& holder) {
  return verification_number_b(holder.person.born, holder.card_expiry, holder.security_code,
                               holder.foreign_national);
}

std::span<const core::Text> assumptions() {
  static constexpr auto list = std::to_array<core::Text>({
      {"A locked PIN answers VERIFY without data with 63C0 and VERIFY with data with 6984.",
       "閉塞した暗証番号は、データなしVERIFYに63C0、データありVERIFYに6984を返す。"},
      {"A PIN-less card has its authentication PIN, signature password and text PIN locked; "
       "verification numbers A and B stay usable.",
       "暗証番号の設定が不要なカードでは、利用者証明用・署名用・入力補助用の暗証番号が閉塞しており"
       "、"
       "照合番号A・Bは使用できる。"},
      {"A PIN-less card has no signature certificate and no signature key; EF 0008 is 00 8F 00.",
       "暗証番号の設定が不要なカードには署名用証明書と署名鍵がなく、EF 0008は00 8F 00である。"},
      {"Institution authentication: the certificate's signature covers the value of 5F4E; "
       "EXTERNAL AUTHENTICATE carries a PKCS#1 v1.5 SHA-256 signature over the challenge.",
       "特定機関認証では、証明書の署名は5F4Eの値に対するもの、EXTERNAL AUTHENTICATEは"
       "チャレンジに対するPKCS#1 v1.5 SHA-256署名とする。"},
      {"SELECT with P2 00 and Le answers 6F { 84 AID }.",
       "P2が00でLeのあるSELECTには6F { 84 AID }を返す。"},
      {"The birth-date PIN is the birth date as in verification number B; it and verification "
       "number A have 10 tries.",
       "生年月日の暗証番号は照合番号Bと同じ6桁で、これと照合番号Aの試行回数は10回とする。"},
      {"Verification number B of foreign nationals begins with the last two digits of the year.",
       "外国人住民の照合番号Bは西暦の下2桁で始まる。"},
      {"The signature over the card face covers the values of DF22 to DF27 without their tags.",
       "券面事項の署名は、DF22からDF27の値(タグを除く)に対するものとする。"},
      {"File sizes beyond those published (17, 336, 568 bytes) and opaque identifiers are ours.",
       "公表されていないファイル長(17・336・568バイト以外)と識別子は独自の値である。"},
      {"Commands with P1 04 and 05 for signing (PSS) are refused with 6A86.",
       "P1が04・05の署名(PSS)には6A86を返す。"},
  });
  return list;
}

}  // namespace madoguchi::sim::card
