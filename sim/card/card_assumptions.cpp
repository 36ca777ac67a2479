// SPDX-License-Identifier: Apache-2.0
// Assumptions of the virtual card that are no settings.
#include "sim/card/card_profile.hpp"

#include <array>

namespace madoguchi::sim::card {

std::span<const core::Text> assumptions() {
  static constexpr auto list = std::to_array<core::Text>({
      {"A PIN-less card has its authentication PIN and signature password locked; verification "
       "numbers A and B stay usable.",
       "暗証番号の設定が不要なカードでは、利用者証明用・署名用の暗証番号が閉塞しており、照合番号A・"
       "Bは使用できる。"},
      {"A PIN-less card has no signature certificate and no signature key; EF 0008 is 00 8F 00.",
       "暗証番号の設定が不要なカードには署名用証明書と署名鍵がなく、EF 0008は00 8F 00である。"},
      {"The birth-date PIN is the birth date as in verification number B.",
       "生年月日の暗証番号は照合番号Bの生年月日と同じ6桁とする。"},
      {"After an institution authenticated itself, the authentication key can be used without a "
       "PIN until another application is selected.",
       "特定機関認証の後は、別のAPを選択するまで暗証番号なしで利用者証明用秘密鍵を使える。"},
      {"Applications with a common beginning of their names are found in the order JPKI, "
       "card face, input support, resident register, common card.",
       "部分AIDでは公的個人認証・券面事項確認・入力補助・住基・共通カードの順に選択される。"},
      {"Files and data objects whose meaning is not published hold bytes of our own.",
       "意味が公表されていないファイルとデータオブジェクトの内容は独自の値である。"},
      {"Physical sizes beyond those published (17, 336, 568, 160, 3 bytes) are ours.",
       "公表されていないファイル長(17・336・568・160・3バイト以外)は独自の値である。"},
      {"GET DATA without an extended Le is refused with 6700 for objects above 256 bytes.",
       "256バイトを超えるデータオブジェクトは、拡張Leのない取得に6700を返す。"},
  });
  return list;
}

}  // namespace madoguchi::sim::card
