// SPDX-License-Identifier: Apache-2.0
// The return type of port operations: they may wait, and they may fail.
#pragma once

#include "core/result.hpp"

#include <boost/asio/awaitable.hpp>

namespace madoguchi::ports {

template <class T = void>
using Awaitable = boost::asio::awaitable<T>;

/// An operation that waits and then gives a value or an error.
template <class T = void>
using Task = boost::asio::awaitable<core::Result<T>>;

}  // namespace madoguchi::ports
