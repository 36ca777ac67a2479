// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/exchange_log.hpp"

#include "core/printable.hpp"
#include "eligibility/utf8.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace madoguchi::apps {
namespace {

using adapters::exchange_folders::LeftAlone;
using terminal::exchange::ExchangeNote;
namespace json = boost::json;

/// A log that cannot be written, on a full disk for one, must not end the exchange.
void line(std::string text) {
  text += '\n';
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  std::clearerr(stdout);
}

/// A file's name on a line of a log: names may have line breaks and bytes that are no UTF-8.
std::string shown(const std::string& name) { return core::printable(name, 255); }

/// The same for programs, to whom JSON can tell line breaks.
std::string told(const std::string& name) {
  return eligibility::first_bad_utf8(name) ? shown(name) : name;
}

core::Text reason_of(LeftAlone why) {
  switch (why) {
    case LeftAlone::not_a_request_name:
      return {"not the name of a request (<family>req_<anything>.xml)",
              "要求ファイルの名前ではありません(<種別>req_<任意>.xml)"};
    case LeftAlone::not_a_file:
      return {"not a file", "ファイルではありません"};
    case LeftAlone::not_readable:
      return {"may not be read: see its permissions", "読み取り権限がありません"};
  }
  return {};
}

/// What became of a request.
std::string outcome_of(const ExchangeNote& note, core::Language language) {
  const auto say = [&](core::Text text) { return text.in(language); };
  if (note.problem) {
    const auto what = core::label_of(*note.problem).in(language);
    return note.detail.empty() ? std::string(what) : fmt::format("{}: {}", what, note.detail);
  }
  if (note.validity) return std::string(core::label_of(*note.validity).in(language));
  if (note.processing) {
    return fmt::format("{} {}", note.reception, say({"is still being processed", "は処理中"}));
  }
  if (note.stage == eligibility::OqsStage::submit) {
    return fmt::format(
        "{} {}, {}", note.answers, say({"asked", "件"}),
        fmt::format(fmt::runtime(say({"taken as {}", "受付番号{}"})), note.reception));
  }
  if (note.stage == eligibility::OqsStage::collect || note.answers > 0) {
    return fmt::format("{} {}", note.answers, say({"answers", "件"}));
  }
  return std::string(say({"done", "完了"}));
}

json::object details_of(const ExchangeNote& note) {
  json::object details{
      {"event", "answered"}, {"request", told(note.request)}, {"result", told(note.result)}};
  if (note.duty) details["duty"] = core::name_of(*note.duty);
  if (note.stage) details["stage"] = core::name_of(*note.stage);
  if (note.problem) details["problem"] = core::name_of(*note.problem);
  if (!note.detail.empty()) details["detail"] = note.detail;
  if (!note.reception.empty()) details["reception"] = note.reception;
  if (note.validity) details["validity"] = core::name_of(*note.validity);
  if (note.processing) details["processing"] = true;
  if (note.answers > 0) details["answers"] = note.answers;
  if (note.replaced > 0) details["replaced_characters"] = note.replaced;
  return details;
}

}  // namespace

void ExchangeLog::started(std::size_t people, std::size_t families) {
  if (environment_.json) {
    return line(json::serialize(json::object{
        {"event", "started"}, {"folders", share_}, {"people", people}, {"families", families}}));
  }
  const auto text =
      environment_.say({"{} people, {} families of files; requests in {}/req, results in {}/res",
                        "{}人、{}種別。要求 {}/req、結果 {}/res"});
  line(fmt::format(fmt::runtime(text), people, families, share_, share_));
}

void ExchangeLog::answered(const ExchangeNote& note) {
  if (environment_.json) return line(json::serialize(details_of(note)));
  const core::Language language = environment_.language;
  const std::string duty =
      note.duty ? fmt::format("{}: ", core::label_of(*note.duty).in(language)) : "";
  std::string text = fmt::format("{} -> {}: {}{}", shown(note.request), shown(note.result), duty,
                                 outcome_of(note, language));
  if (note.replaced > 0) {
    const auto replaced = environment_.say({" ({} characters written as ●)", "({}文字を●に置換)"});
    text += fmt::format(fmt::runtime(replaced), note.replaced);
  }
  line(text);
}

void ExchangeLog::trouble(const core::Error& error) {
  const std::string message = error.message(environment_.language);
  if (environment_.json) {
    return line(json::serialize(json::object{{"event", "trouble"}, {"message", message}}));
  }
  const auto text = environment_.say(
      {"trouble: {}; nothing is lost, trying again", "障害: {}。要求は失われず、再試行します"});
  line(fmt::format(fmt::runtime(text), message));
}

void ExchangeLog::recovered() {
  if (environment_.json) return line(R"({"event":"recovered"})");
  line(std::string(environment_.say({"the trouble is over", "障害は解消しました"})));
}

void ExchangeLog::left_alone(const std::string& name, LeftAlone why) {
  const auto reason = reason_of(why).in(environment_.language);
  if (environment_.json) {
    return line(json::serialize(
        json::object{{"event", "left_alone"}, {"name", told(name)}, {"why", reason}}));
  }
  const auto text = environment_.say({"req/{} is left alone: {}", "req/{} は処理しません: {}"});
  line(fmt::format(fmt::runtime(text), shown(name), reason));
}

void ExchangeLog::waiting(std::size_t results) {
  if (environment_.json) {
    return line(json::serialize(json::object{{"event", "waiting"}, {"results", results}}));
  }
  const auto text =
      environment_.say({"{} results wait until older ones of the same name have been fetched",
                        "同名の結果が取得されるまで{}件が待機中"});
  line(fmt::format(fmt::runtime(text), results));
}

}  // namespace madoguchi::apps
