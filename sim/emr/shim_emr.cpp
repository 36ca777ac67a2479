// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/shim_emr.hpp"

#include "sim/emr/decision_json.hpp"

namespace madoguchi::sim::emr {
namespace {

namespace json = boost::json;
using checkin::EmrDecision;

std::string at(core::CivilTime now) { return core::to_iso(now); }

/// A transcript longer than that is cut: the report is for people.
constexpr std::size_t longest_transcript = 1U << 20U;

core::Error during(const std::string& method, const core::Error& error) {
  return core::fail(error.code, "asked to " + method + ": " + error.context);
}

}  // namespace

ShimEmr::ShimEmr(adapters::rpc::ChildCommand command) : command_(std::move(command)) {
  command_.heard = [this](bool ours, std::string_view line) {
    if (lines_.size() > longest_transcript) return;
    lines_.append(ours ? "> " : "< ").append(line).append("\n");
  };
}

std::vector<scenario::EvidenceFile> ShimEmr::evidence() const { return {{"shim.jsonl", lines_}}; }

core::Result<json::value> ShimEmr::call(const std::string& method, json::object parameters) {
  try {
    auto answer = client_->call(method, std::move(parameters));
    if (!answer) return during(method, answer.error());
    return answer;
  } catch (const adapters::rpc::CallRefused& refused) {
    if (refused.code() == adapters::rpc::RefusalCode::method_not_found) {
      return core::fail(core::Errc::unsupported,
                        "the shim has no method \"" + method + "\": " + refused.what());
    }
    return core::fail(core::Errc::io_failure,
                      "the shim answers " + method + " with an error: " + refused.what());
  }
}

core::Result<void> ShimEmr::launch(bool fresh) {
  client_.reset();
  auto client = adapters::rpc::ChildClient::start(command_);
  if (!client) return client.error();
  client_.emplace(std::move(*client));
  json::array charts;
  for (const checkin::EmrChart& chart : site_.charts) charts.push_back(to_json(chart));
  const auto started = call("start", {{"share", site_.share.string()},
                                      {"own", site_.own.string()},
                                      {"institution", site_.institution},
                                      {"fresh", fresh},
                                      {"charts", std::move(charts)}});
  if (!started) return started.error();
  const json::object* const answer = started->if_object();
  const json::value* const product = answer == nullptr ? nullptr : answer->if_contains("product");
  if (product != nullptr && product->is_string()) description_ = product->get_string();
  return {};
}

core::Result<void> ShimEmr::start(const EmrSite& site) {
  site_ = site;
  return launch(true);
}

core::Result<std::vector<EmrDecision>> ShimEmr::import(core::CivilTime now) {
  if (kill_next_) {
    kill_next_ = false;
    client_->call_and_kill("import", {{"now", at(now)}});
    if (const auto again = launch(false); !again) return again.error();
  }
  const auto answer = call("import", {{"now", at(now)}});
  if (!answer) return answer.error();
  if (!answer->is_array()) {
    return core::fail(core::Errc::malformed_data, "import is answered with a list of decisions");
  }
  std::vector<EmrDecision> decisions;
  for (const json::value& item : answer->get_array()) {
    auto decision = decision_from_json(item);
    if (!decision) return during("import", decision.error());
    decisions.push_back(std::move(*decision));
  }
  return decisions;
}

core::Result<EmrDecision> ShimEmr::decide(const std::string& method, json::object parameters) {
  const auto answer = call(method, std::move(parameters));
  if (!answer) return answer.error();
  auto decision = decision_from_json(*answer);
  if (!decision) return during(method, decision.error());
  return decision;
}

core::Result<EmrDecision> ShimEmr::request(ports::EmrRequestKind kind, const std::string& chart,
                                           core::CivilTime now) {
  return decide("request", {{"kind", core::name_of(kind)}, {"chart", chart}, {"now", at(now)}});
}

core::Result<EmrDecision> ShimEmr::answer(const std::string& file, const std::string& chart,
                                          core::CivilTime now) {
  return decide("answer", {{"file", file}, {"chart", chart}, {"now", at(now)}});
}

core::Result<EmrDecision> ShimEmr::claim(const std::string& chart, ports::ClaimBasis basis,
                                         core::CivilTime now) {
  return decide("claim", {{"chart", chart}, {"basis", core::name_of(basis)}, {"now", at(now)}});
}

core::Result<EmrDecision> ShimEmr::chart(const std::string& id) {
  return decide("chart", {{"chart", id}});
}

core::Result<void> ShimEmr::kill(ports::KillPoint) {
  kill_next_ = true;
  return {};
}

EmrMaker shim_emr(adapters::rpc::ChildCommand command) {
  return [command = std::move(command)](
             const checkin::Defects& defects) -> core::Result<std::unique_ptr<EmrSystem>> {
    if (!defects.empty()) {
      return core::fail(core::Errc::invalid_argument, "the product to test has its own defects");
    }
    std::unique_ptr<EmrSystem> system = std::make_unique<ShimEmr>(command);
    return system;
  };
}

}  // namespace madoguchi::sim::emr
