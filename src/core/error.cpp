// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include <array>

namespace madoguchi::core {
namespace {

using enum Errc;

constexpr std::array<ErrorText, 26> table{{
    {card_removed,
     "card-removed",
     {"the card was removed", "カードが取り外されました"},
     {"put the card back and start again", "カードを置き直して、最初からやり直してください"}},
    {card_mute,
     "card-mute",
     {"the card does not answer", "カードが応答しません"},
     {"check the card's seat in the reader", "カードの置き方を確認してください"}},
    {no_card,
     "no-card",
     {"no card was put on the reader in time", "カードが置かれませんでした"},
     {"put a card on the reader", "カードをリーダーに置いてください"}},
    {reader_unavailable,
     "reader-unavailable",
     {"the card reader is not usable", "カードリーダーを使用できません"},
     {"check the reader's name and that no other program holds it",
      "リーダー名と、他のプログラムが使用していないことを確認してください"}},
    {pcsc_missing,
     "pcsc-missing",
     {"pcscd is not there or does not answer", "pcscdが動作していません"},
     {"install the Debian package pcscd (./run.sh does)",
      "Debianパッケージpcscdを導入してください(./run.shが行います)"}},
    {pcsc_failure,
     "pcsc-failure",
     {"PC/SC reported an error", "PC/SCエラー"},
     {"see the context for the PC/SC code", "PC/SCのコードを確認してください"}},
    {driver_missing,
     "driver-missing",
     {"the virtual reader's driver is not installed", "仮想リーダーのドライバーがありません"},
     {"install the Debian package vsmartcard-vpcd (./run.sh does)",
      "Debianパッケージvsmartcard-vpcdを導入してください(./run.shが行います)"}},
    {isolation_unavailable,
     "isolation-unavailable",
     {"a private pcscd cannot be set apart", "専用のpcscdを分離できません"},
     {"run as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1)",
      "rootで実行するか、ユーザー名前空間を許可してください"}},
    {timeout,
     "timeout",
     {"it took longer than allowed", "時間切れ"},
     {"see the context for what was waited for", "待っていた対象を確認してください"}},
    {short_response,
     "short-response",
     {"the answer is shorter than the protocol says", "応答が短すぎます"},
     {"the device or the line cut the answer", "機器または回線が応答を切断しました"}},
    {malformed_data,
     "malformed-data",
     {"the data does not follow its format", "データの形式が正しくありません"},
     {"see the context for the place", "該当箇所を確認してください"}},
    {unexpected_status,
     "unexpected-status",
     {"the card refused the command", "カードがコマンドを拒否しました"},
     {"see the context for the status word", "ステータスワードを確認してください"}},
    {file_missing,
     "file-missing",
     {"the file is not there", "ファイルがありません"},
     {"check the path", "パスを確認してください"}},
    {io_failure,
     "io-failure",
     {"reading or writing failed", "読み書きに失敗しました"},
     {"check space and permissions", "空き容量と権限を確認してください"}},
    {network_model_missing,
     "network-model-missing",
     {"a face network is not there", "顔ネットワークがありません"},
     {"run ./run.sh once: it fetches the networks", "./run.shを一度実行すると取得されます"}},
    {digest_mismatch,
     "digest-mismatch",
     {"a file is not the one it should be", "ファイルのダイジェストが一致しません"},
     {"remove the file and run ./run.sh again", "ファイルを削除して./run.shを再実行してください"}},
    {camera_failure,
     "camera-failure",
     {"the camera gives no frames", "カメラから映像が得られません"},
     {"check the stream or the device", "映像または機器を確認してください"}},
    {camera_ended,
     "camera-ended",
     {"the recorded stream is over", "記録映像が終了しました"},
     {"use a longer stream", "より長い映像を使用してください"}},
    {service_unreachable,
     "service-unreachable",
     {"the eligibility service cannot be reached", "オンライン資格確認等システムに接続できません"},
     {"use the fallbacks that the terminal offers", "端末が示す代替手段を使用してください"}},
    {tls_failure,
     "tls-failure",
     {"TLS failed", "TLS接続に失敗しました"},
     {"check the certificates of both sides", "双方の証明書を確認してください"}},
    {service_failure,
     "service-failure",
     {"the eligibility service reported an error",
      "オンライン資格確認等システムがエラーを返しました"},
     {"see the context for the service's own code", "サービスのエラーコードを確認してください"}},
    {crypto_failure,
     "crypto-failure",
     {"a cryptographic operation failed", "暗号処理に失敗しました"},
     {"see the context", "詳細を確認してください"}},
    {invalid_argument,
     "invalid-argument",
     {"this makes no sense here", "指定が正しくありません"},
     {"see the context for what is expected", "期待される値を確認してください"}},
    {unsupported,
     "unsupported",
     {"this is not offered here", "ここでは提供されていません"},
     {"see the documentation for what is", "対応範囲を確認してください"}},
    {cancelled,
     "cancelled",
     {"it was stopped", "中止されました"},
     {"start again", "再実行してください"}},
    {internal,
     "internal",
     {"an internal assumption did not hold", "内部エラー"},
     {"report this with the run's report folder", "レポートフォルダーを添えて報告してください"}},
}};

// Boost's category has no virtual destructor; it is never destroyed through the base.
class Category final  // NOLINT(cppcoreguidelines-virtual-class-destructor)
    : public boost::system::error_category {
 public:
  const char* name() const noexcept override { return "madoguchi"; }
  std::string message(int value) const override {
    return std::string(error_text(static_cast<Errc>(value)).what.en);
  }
};

}  // namespace

std::span<const ErrorText> error_texts() { return table; }

const ErrorText& error_text(Errc code) {
  for (const ErrorText& row : table) {
    if (row.code == code) return row;
  }
  return table.back();
}

const boost::system::error_category& error_category() {
  static const Category category;
  return category;
}

std::string Error::message(Language language) const {
  std::string text(error_text(code).what.in(language));
  if (!context.empty()) text += ": " + context;
  return text;
}

}  // namespace madoguchi::core
