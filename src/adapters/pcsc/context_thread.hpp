// SPDX-License-Identifier: Apache-2.0
// A PC/SC context and the only thread that makes blocking calls on it.
#pragma once

#include "adapters/pcsc/pcsc_context.hpp"
#include "adapters/pcsc/reader_wait.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>

#include <mutex>
#include <optional>

namespace madoguchi::adapters::pcsc {

/// The destructor ends a wait that is under way and joins the thread; a card that hangs in a
/// command delays it until the card answers or leaves.
class ContextThread {
 public:
  ContextThread() = default;
  ~ContextThread();

  boost::asio::any_io_executor executor() { return pool_.get_executor(); }

  /// On the thread: the context, established if there is none (also after pcscd restarted).
  core::Result<const PcscContext*> context();
  /// On the thread: forgets the context of a pcscd that is gone.
  void forget_context();

  /// From any thread: ends the wait that looks at `stop`.
  void interrupt(const StopFlag& stop);
  /// A flag that is set when this object goes.
  StopFlag closing() const { return closing_; }

 private:
  std::mutex mutex_;
  std::optional<PcscContext> context_;
  StopFlag closing_ = std::make_shared<std::atomic<bool>>(false);
  boost::asio::thread_pool pool_{1};
};

}  // namespace madoguchi::adapters::pcsc
