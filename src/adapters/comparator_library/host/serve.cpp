// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/host/serve.hpp"

#include "adapters/comparator_library/host/guarded_memory.hpp"
#include "adapters/comparator_library/host/isolation.hpp"
#include "adapters/comparator_library/host/library.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <limits>
#include <thread>

namespace madoguchi::adapters::comparator_library::host {
namespace {

constexpr int broken_conversation = 70;

bool receive(std::uint8_t* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket_number, to, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool transmit(const core::Bytes& frame) {
  std::size_t sent = 0;
  while (sent < frame.size()) {
    const ssize_t put = send(socket_number, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    sent += static_cast<std::size_t>(put);
  }
  return true;
}

/// A library that hangs must not outlive the suite: its process ends with the conversation.
void end_with_the_suite() {
  std::thread([] {
    pollfd other{socket_number, POLLRDHUP, 0};
    while (poll(&other, 1, -1) < 0 && errno == EINTR) {
    }
    if ((other.revents & (POLLRDHUP | POLLHUP)) != 0) _exit(0);
  }).detach();
}

std::uint64_t nanoseconds_since(std::chrono::steady_clock::time_point begun) {
  return static_cast<std::uint64_t>((std::chrono::steady_clock::now() - begun).count());
}

class Server {
 public:
  explicit Server(SharedPage& page) : page_(page) {}

  /// No answer means that the request makes no sense.
  std::optional<Message> answer(OpenRequest request) {
    const Isolation isolation = isolate(request.configuration);
    end_with_the_suite();
    place(CallPlace::load);
    OpenReply reply = load(request.shared_object, library_);
    if (reply.outcome == OpenOutcome::ready) {
      place(CallPlace::initialise);
      initialise(library_, request.configuration, reply);
    }
    place(CallPlace::none);
    ready_ = reply.outcome == OpenOutcome::ready;
    largest_ = reply.max_template_size;
    reply.without_network = isolation.without_network;
    reply.read_only_configuration = isolation.read_only_configuration;
    return reply;
  }

  std::optional<Message> answer(CreateRequest request) {
    if (!ready_) return std::nullopt;
    std::uint8_t* const pixels = pixels_.lend(request.pixels.size(), 0);
    // Bytes that the library leaves as they were differ from call to call.
    fill_ = static_cast<std::uint8_t>(fill_ + 0x55);
    std::uint8_t* const buffer = buffer_.lend(largest_, fill_);
    if (pixels == nullptr || buffer == nullptr) return std::nullopt;
    std::memcpy(pixels, request.pixels.data(), request.pixels.size());
    pixels_.make_read_only();
    const MadoguchiFaceImage image{sizeof image,   request.width,        request.height,
                                   request.stride, request.pixel_format, 0,
                                   pixels};
    return created(image, request.role, buffer);
  }

  std::optional<Message> answer(PutRequest request) {
    auto& places = request.role == MADOGUCHI_FACE_VERIFICATION ? verification_ : enrolment_;
    const std::uint8_t* const kept = arena_.keep(request.bytes);
    if (kept == nullptr) return std::nullopt;
    places.emplace_back(kept, request.bytes.size());
    return DoneReply{};
  }

  std::optional<Message> answer(ForgetRequest) {
    verification_.clear();
    enrolment_.clear();
    arena_.clear();
    return DoneReply{};
  }

  std::optional<Message> answer(CompareRequest request) {
    if (!ready_) return std::nullopt;
    for (const TemplatePair& pair : request.pairs) {
      if (pair.verification >= verification_.size() || pair.enrolment >= enrolment_.size()) {
        return std::nullopt;
      }
    }
    arena_.make_read_only();
    page_.compared = 0;
    place(CallPlace::compare);
    const auto begun = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < request.pairs.size(); ++i) {
      compare(request.pairs[i], i);
      page_.compared.store(i + 1, std::memory_order_release);
    }
    page_.nanoseconds = nanoseconds_since(begun);
    place(CallPlace::none);
    return DoneReply{};
  }

  template <class Reply>
  std::optional<Message> answer(Reply) {  // a reply is no request
    return std::nullopt;
  }

 private:
  void place(CallPlace where) { page_.place = static_cast<std::uint32_t>(where); }

  CreateReply created(const MadoguchiFaceImage& image, MadoguchiFaceRole role,
                      std::uint8_t* buffer) {
    CreateReply reply;
    MadoguchiFaceEyes eyes{};
    std::uint32_t size = 0;
    place(CallPlace::create);
    const auto begun = std::chrono::steady_clock::now();
    reply.status = library_.create_template(&image, 1, role, buffer, largest_, &size, &eyes);
    reply.nanoseconds = nanoseconds_since(begun);
    place(CallPlace::none);
    reply.size = size;
    reply.outside_memory = !buffer_.front_untouched();
    if (size <= largest_) reply.bytes.assign(buffer, buffer + size);
    reply.eyes_found = eyes.found != 0;
    reply.eyes = {eyes.right_x, eyes.right_y, eyes.left_x, eyes.left_y};
    return reply;
  }

  void compare(const TemplatePair& pair, std::size_t i) {
    const auto& [probe, probe_size] = verification_[pair.verification];
    const auto& [reference, reference_size] = enrolment_[pair.enrolment];
    // What is not set is seen as no number.
    double similarity = std::numeric_limits<double>::quiet_NaN();
    page_.status[i] = library_.compare(probe, static_cast<std::uint32_t>(probe_size), reference,
                                       static_cast<std::uint32_t>(reference_size), &similarity);
    page_.score[i] = similarity;
  }

  using Kept = std::pair<const std::uint8_t*, std::size_t>;

  SharedPage& page_;
  Library library_;
  bool ready_ = false;
  std::uint32_t largest_ = 0;
  std::uint8_t fill_ = 0;
  GuardedBlock pixels_;
  GuardedBlock buffer_;
  TemplateArena arena_;
  std::vector<Kept> verification_;
  std::vector<Kept> enrolment_;
};

SharedPage* shared_page() {
  void* const memory =
      mmap(nullptr, sizeof(SharedPage), PROT_READ | PROT_WRITE, MAP_SHARED, page_number, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<SharedPage*>(memory);
}

/// Empty when the other end is gone or says nothing sensible; `gone` tells which.
std::optional<Message> next_request(bool& gone) {
  std::array<std::uint8_t, frame_header_size> head{};
  gone = !receive(head.data(), head.size());
  if (gone) return std::nullopt;
  const auto header = parse_header(head);
  if (!header) return std::nullopt;
  core::Bytes payload(header->length);
  if (!receive(payload.data(), payload.size())) return std::nullopt;
  return parse_payload(header->type, payload);
}

}  // namespace

int serve() {
  setvbuf(stdout, nullptr, _IONBF, 0);  // what the library prints is to be seen
  SharedPage* const page = shared_page();
  if (page == nullptr) return broken_conversation;
  close(page_number);
  note_faults_on(*page);
  Server server(*page);
  for (;;) {
    bool gone = false;
    auto request = next_request(gone);
    if (gone) return 0;
    if (!request) return broken_conversation;
    const auto reply =
        std::visit([&](auto& one) { return server.answer(std::move(one)); }, *request);
    if (!reply || !transmit(to_frame(*reply))) return broken_conversation;
  }
}

}  // namespace madoguchi::adapters::comparator_library::host
