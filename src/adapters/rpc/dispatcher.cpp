// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/dispatcher.hpp"

#include "core/nearest_name.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <exception>

namespace madoguchi::adapters::rpc {
namespace {

namespace json = boost::json;
using Names = std::vector<std::string_view>;

json::value refusal(RefusalCode code, std::string_view message, const json::value& id) {
  return {{"jsonrpc", "2.0"},
          {"error", {{"code", static_cast<int>(code)}, {"message", message}}},
          {"id", id}};
}

[[noreturn]] void refuse(RefusalCode code, const std::string& message) {
  throw CallRefused(code, message);
}

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "x; did you mean \"y\"?"
std::string with_nearest(std::string text, std::string_view name, const Names& known) {
  const auto nearest = core::nearest_name(name, known);
  if (nearest) text += fmt::format("; did you mean \"{}\"?", *nearest);
  return text;
}

const Method& find(const std::vector<Method>& methods, std::string_view name) {
  Names known;
  for (const Method& method : methods) {
    if (method.name == name) return method;
    known.push_back(method.name);
  }
  refuse(RefusalCode::method_not_found,
         with_nearest(fmt::format("no method \"{}\"", name), name, known));
}

void check_parameters(const Method& method, const json::object& parameters) {
  for (const std::string_view name : method.required) {
    if (!parameters.contains(name)) {
      refuse(RefusalCode::invalid_params,
             fmt::format("{} needs a parameter \"{}\"", method.name, name));
    }
  }
  Names known = method.required;
  known.insert(known.end(), method.optional.begin(), method.optional.end());
  for (const auto& parameter : parameters) {
    const std::string_view name = parameter.key();
    if (contains(known, name)) continue;
    refuse(RefusalCode::invalid_params,
           with_nearest(fmt::format("{} has no parameter \"{}\"", method.name, name), name, known));
  }
}

json::object parameters_of(const json::object& call) {
  const json::value* const parameters = call.if_contains("params");
  if (parameters == nullptr) return {};
  if (!parameters->is_object()) {
    refuse(RefusalCode::invalid_params, "parameters are given by name, in an object");
  }
  return parameters->get_object();
}

bool may_be_id(const json::value& id) { return id.is_string() || id.is_number() || id.is_null(); }

/// The id of a call as far as it can be told.
json::value id_of(const json::object* call) {
  const json::value* const id = call == nullptr ? nullptr : call->if_contains("id");
  return id != nullptr && may_be_id(*id) ? *id : json::value();
}

void check_form(const json::object* call) {
  if (call == nullptr) refuse(RefusalCode::invalid_request, "a call is an object");
  const json::value* const version = call->if_contains("jsonrpc");
  if (version == nullptr || *version != "2.0") {
    refuse(RefusalCode::invalid_request, R"("jsonrpc" must be "2.0")");
  }
  const json::value* const method = call->if_contains("method");
  if (method == nullptr || !method->is_string()) {
    refuse(RefusalCode::invalid_request, R"("method" must be a text)");
  }
  const json::value* const id = call->if_contains("id");
  if (id != nullptr && !may_be_id(*id)) {
    refuse(RefusalCode::invalid_request, R"("id" must be a text, a number or null)");
  }
}

}  // namespace

json::value Dispatcher::run(const json::object& call) const {
  const Method& method = find(methods_, call.at("method").get_string());
  const json::object parameters = parameters_of(call);
  check_parameters(method, parameters);
  return method.call(parameters);
}

/// Null: a notification, which is not answered whatever comes of it.
json::value Dispatcher::answer_call(const json::value& value) const {
  const json::object* const call = value.if_object();
  bool wanted = true;
  try {
    check_form(call);
    wanted = call->contains("id");
    json::value result = run(*call);
    if (!wanted) return nullptr;
    return {{"jsonrpc", "2.0"}, {"result", std::move(result)}, {"id", id_of(call)}};
  } catch (const CallRefused& refused) {
    if (!wanted) return nullptr;
    return refusal(refused.code(), refused.what(), id_of(call));
  } catch (const std::exception& error) {
    if (!wanted) return nullptr;
    return refusal(RefusalCode::internal_error, error.what(), id_of(call));
  }
}

json::value Dispatcher::answer_batch(const json::array& calls) const {
  if (calls.empty()) return refusal(RefusalCode::invalid_request, "an empty batch", nullptr);
  json::array answers;
  for (const json::value& call : calls) {
    json::value answer = answer_call(call);
    if (!answer.is_null()) answers.push_back(std::move(answer));
  }
  if (answers.empty()) return nullptr;
  return answers;
}

std::string Dispatcher::answer(std::string_view message) const {
  boost::system::error_code error;
  const json::value value = json::parse(json::string_view(message), error);
  if (error) return refusal_text(RefusalCode::parse_error, "no JSON: " + error.message());
  const json::array* const batch = value.if_array();
  const json::value answer = batch != nullptr ? answer_batch(*batch) : answer_call(value);
  return answer.is_null() ? std::string() : json::serialize(answer);
}

std::string refusal_text(RefusalCode code, std::string_view message) {
  return json::serialize(refusal(code, message, nullptr));
}

}  // namespace madoguchi::adapters::rpc
