// Rewrites a Notebook as the notebook controller's culler does: decodes it into Go's types, changes an annotation, and encodes it again.
// Reads the object as JSON from standard input and writes it to standard output.
package main

import (
	"encoding/json"
	"os"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

type notebook struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              struct {
		Template struct {
			Spec corev1.PodSpec `json:"spec,omitempty"`
		} `json:"template,omitempty"`
	} `json:"spec,omitempty"`
	Status map[string]any `json:"status,omitempty"`
}

func main() {
	var one notebook
	if err := json.NewDecoder(os.Stdin).Decode(&one); err != nil {
		panic(err)
	}
	if one.Annotations == nil {
		one.Annotations = map[string]string{}
	}
	one.Annotations["notebooks.kubeflow.org/last-activity"] = time.Now().UTC().Format(time.RFC3339)
	one.Annotations["notebooks.kubeflow.org/last_activity_check_timestamp"] = time.Now().UTC().Format(time.RFC3339)
	if err := json.NewEncoder(os.Stdout).Encode(one); err != nil {
		panic(err)
	}
}
