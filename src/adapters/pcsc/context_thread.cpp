// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/context_thread.hpp"

#include <utility>

namespace madoguchi::adapters::pcsc {

ContextThread::~ContextThread() {
  interrupt(closing_);
  pool_.join();
}

core::Result<const PcscContext*> ContextThread::context() {
  {
    const std::lock_guard lock(mutex_);
    if (context_) return &*context_;
  }
  auto fresh = PcscContext::establish();
  if (!fresh) return fresh.error();
  const std::lock_guard lock(mutex_);
  context_.emplace(*std::move(fresh));
  return &*context_;
}

void ContextThread::forget_context() {
  const std::lock_guard lock(mutex_);
  context_.reset();
}

void ContextThread::interrupt(const StopFlag& stop) {
  *stop = true;
  const std::lock_guard lock(mutex_);
  if (context_) context_->cancel();
}

}  // namespace madoguchi::adapters::pcsc
