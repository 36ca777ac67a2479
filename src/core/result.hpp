// SPDX-License-Identifier: Apache-2.0
// The return type of operations that can fail. Propagate with an explicit check:
//   if (!answer) return answer.error();
#pragma once

#include "core/error.hpp"

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <stdexcept>
#include <utility>

namespace madoguchi::core {

template <class T = void>
using Result = boost::system::result<T, Error>;

/// An error value for `return fail(Errc::timeout, "waiting for the card");`.
inline Error fail(Errc code, std::string context = {}) { return {code, std::move(context)}; }

/// Called by Result::value() on an error: a broken invariant, not a way to handle errors.
[[noreturn]] inline void throw_exception_from_error(const Error& error,
                                                    const boost::source_location&) {
  throw std::logic_error("unchecked result: " + error.message());
}

}  // namespace madoguchi::core
